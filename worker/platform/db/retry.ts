const transient = [
  "Network connection lost",
  "caused object to be reset",
  "reset because its code was updated",
  "transient issue on remote node",
  "while starting up",
];

/** Runs a read again, at most twice, when D1 reports a fault that passes. Writes are never repeated here. */
export const retryRead = async <T>(read: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await read();
    } catch (error) {
      const passing = transient.some((text) => String(error).includes(text));
      if (tries === 2 || !passing) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    }
  }
};
