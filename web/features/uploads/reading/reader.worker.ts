import type { ReaderRequest } from "./protocol.ts";
import { ReaderService } from "./reader-service.ts";

const service = new ReaderService((reply) => self.postMessage(reply));
self.onmessage = (event: MessageEvent<ReaderRequest>) => void service.handle(event.data);
