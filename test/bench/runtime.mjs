import { createServer } from "node:net";
import { serve } from "../../worker/demo/run/serve.mjs";
import { sampleHeap } from "./heap.mjs";

export const peaks = [];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Runs work on a world's runtime; `call` posts JSON and gives the answer. The isolate's heap is sampled meanwhile. */
export const onRuntime = async (world, work) => {
  const inspectorPort = await freePort();
  const mf = await serve({ bundle: "bench", port: 0, persist: world, inspectorPort });
  const origin = (await mf.ready).origin;
  const call = async (method, path, body, headers = {}) => {
    const answer = await fetch(origin + path, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    return answer;
  };
  await call("GET", "/api/health");
  const heap = await sampleHeap(inspectorPort);
  try {
    return await work({ call, mf });
  } finally {
    const { peak } = await heap.stop();
    peaks.push(peak);
    await mf.dispose();
  }
};

/** Seconds that work takes. */
export const seconds = async (work) => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
