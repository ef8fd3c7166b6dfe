import { createSignal } from "solid-js";
import {
  type OpenedTable,
  openFile,
  ReadError,
  type ReadErrorCode,
  type ReadOptions,
} from "../reading/reader-client.ts";
import { isAbort, type Jobs } from "./steps.ts";

/** The file and the table it is read as. `onOpened` is told of every new table before anybody sees it. */
export function createFileRoom(jobs: Jobs, onOpened: (table: OpenedTable) => Promise<void>) {
  const [file, setFile] = createSignal<File>();
  const [table, setTable] = createSignal<OpenedTable>();
  const [options, setOptions] = createSignal<ReadOptions>({});
  const [reading, setReading] = createSignal<number>();
  const [readError, setReadError] = createSignal<ReadErrorCode>();
  const fail = (thrown: unknown) => {
    if (!isAbort(thrown)) setReadError(thrown instanceof ReadError ? thrown.code : "reader.crashed");
  };

  const forget = () => {
    table()?.close();
    setTable(undefined);
  };

  async function read(chosen: File, choice: ReadOptions): Promise<boolean> {
    const signal = jobs.next();
    setReadError(undefined);
    setReading(0);
    try {
      const opened = await openFile(chosen, (part) => !signal.aborted && setReading(part), { ...choice, signal });
      if (signal.aborted) {
        opened.close();
        return false;
      }
      table()?.close();
      setTable(() => opened);
      setOptions(choice);
      await onOpened(opened);
      return !signal.aborted;
    } catch (thrown) {
      fail(thrown);
      return false;
    } finally {
      if (!signal.aborted) setReading(undefined);
    }
  }

  return {
    file,
    table,
    reading,
    readError,
    fail,
    forgetError: () => setReadError(undefined),
    /** A new file: the one before is forgotten. */
    choose: (chosen: File) => {
      forget();
      setFile(chosen);
      return read(chosen, {});
    },
    /** Reads the same file another way. */
    reread: (change: ReadOptions) => {
      const chosen = file();
      return chosen ? read(chosen, { ...options(), ...change }) : Promise.resolve(false);
    },
    /** Stops reading; what was read before stays. */
    cancel: () => {
      jobs.next();
      setReading(undefined);
    },
    leave: () => {
      forget();
      setFile(undefined);
      setReadError(undefined);
    },
    close: () => table()?.close(),
  };
}
