/** Hands a file to the browser's download folder: the person's own act (P3-1). */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The server's name for the file; it never holds a client's or an assignment's name. */
export function fileName(disposition: string | null, otherwise = "leadhunter"): string {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? otherwise;
}
