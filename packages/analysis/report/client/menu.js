// On narrow screens the contents unfold below the bar.
const menu = document.getElementById("menu");
const toggle = document.querySelector("button.menu");
const set = (open) => {
    menu.classList.toggle("open", open);
    toggle.setAttribute("aria-expanded", String(open));
};
toggle.addEventListener("click", () => set(!menu.classList.contains("open")));
menu.addEventListener("click", (event) => {
    if (event.target.closest("a")) set(false);
});
menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    set(false);
    toggle.focus();
});
const bar = document.querySelector(".top");
const measure = () => document.documentElement.style.setProperty("--top", `${bar.offsetHeight}px`);
new ResizeObserver(() => {
    if (!menu.classList.contains("open")) measure();
}).observe(bar);
