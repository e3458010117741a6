/** Offers a text for saving, as a download: in Electron the system's dialog asks where. */
export function saveFile(name: string, text: string, mediaType = 'application/json'): Promise<void> {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download holds the data by now; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return Promise.resolve();
}
