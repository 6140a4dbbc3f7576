// Runs before the page is drawn, so that a remembered theme does not flash in the other one first.
try {
  const theme = localStorage.getItem("banghi.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage (private window, file://): the system's theme it is.
}
