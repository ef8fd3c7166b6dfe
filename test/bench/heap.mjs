/** Samples the isolate's heap through the inspector while the work runs. @returns { stop(): Promise<peak bytes | null> } */
export const sampleHeap = async (inspectorPort) => {
  const targets = await (await fetch(`http://127.0.0.1:${inspectorPort}/json`)).json();
  const target = targets.find(({ id, title }) => /leadhunter/.test(`${id} ${title}`)) ?? targets[0];
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the inspector did not answer")));
  });
  let peak = 0;
  let samples = 0;
  socket.addEventListener("message", ({ data }) => {
    const used = JSON.parse(data).result?.usedSize;
    if (used === undefined) return;
    samples++;
    peak = Math.max(peak, used);
  });
  let id = 0;
  const ask = () => socket.send(JSON.stringify({ id: ++id, method: "Runtime.getHeapUsage" }));
  const timer = setInterval(ask, 50);
  return {
    async stop() {
      clearInterval(timer);
      socket.close();
      return { peak, samples };
    },
  };
};
