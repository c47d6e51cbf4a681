// Light or dark: as the system says, until the reader chooses.
const KEY = "report-theme";
const root = document.documentElement;
const button = document.querySelector("button.theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
};
root.classList.add("scripted");
try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
} catch {
    // Without storage the choice lasts as long as the page.
}
button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
        localStorage.setItem(KEY, root.dataset.theme);
    } catch {
        // See above.
    }
    show();
});
system.addEventListener("change", show);
show();
