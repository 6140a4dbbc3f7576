// What the reader chose and is remembered: language and theme. Without storage it lasts as long as the page.

const chosen = new Map();

export function setting(name) {
  if (chosen.has(name)) return chosen.get(name);
  try {
    return localStorage.getItem(`banghi.${name}`);
  } catch {
    return null;
  }
}

export function setSetting(name, value) {
  chosen.set(name, value);
  try {
    localStorage.setItem(`banghi.${name}`, value);
  } catch {
    // Not remembered then.
  }
}

export function darkNow() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function switchTheme() {
  const theme = darkNow() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  setSetting("theme", theme);
}
