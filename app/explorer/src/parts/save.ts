/** Give the browser a file to keep: a text, or a picture as a data URL. */
export function save(name: string, content: string, type?: string): void {
  const url = type ? URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` })) : content;
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  if (type) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
