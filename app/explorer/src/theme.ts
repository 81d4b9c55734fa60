/** Light or dark: what the system says, until a person chooses. */
export type Theme = "light" | "dark";

const KEPT = "chengtu.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  if (kept === "light" || kept === "dark") return kept;
  return system.matches ? "dark" : "light";
}

export function applyTheme(chosen?: Theme): Theme {
  if (chosen) localStorage.setItem(KEPT, chosen);
  const now = theme();
  document.documentElement.dataset.theme = now;
  return now;
}

system.addEventListener("change", () => applyTheme());
