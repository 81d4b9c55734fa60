/** Give the browser a file to keep: a text, what was fetched, or a picture as a data URL. */
export function save(name: string, content: string | Blob, type?: string): void {
  const isUrl = typeof content === "string" && !type;
  const url = isUrl ? content : URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  if (!isUrl) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
