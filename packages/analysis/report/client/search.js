// Shows only what has every word of the search: resources, findings, changes, and sections with their rows.
const input = document.getElementById("search");
const found = document.getElementById("found");
const LABELS = { resource: "resource", finding: "finding", change: "change", section: "section", output: "output" };
let texts;
const opened = new Set();
const textOf = (element) => {
    texts ??= new Map();
    let text = texts.get(element);
    if (text === undefined) texts.set(element, (text = element.textContent.toLowerCase()));
    return text;
};
const has = (element, words) => words.every((word) => textOf(element).includes(word));
const rowsOf = (section) => section.querySelectorAll("tbody > tr, .list li");
const filterRows = (section, words) => {
    const rows = [...rowsOf(section)];
    const some = words.length > 0 && rows.some((row) => has(row, words));
    for (const row of rows) row.hidden = some && !has(row, words);
};
const filterComponents = (words) => {
    for (const component of [...document.querySelectorAll("details.component")].reverse()) {
        const any = component.querySelector("[data-find]:not([hidden])") !== null;
        component.hidden = words.length > 0 && !any && !has(component.firstElementChild, words);
        if (words.length > 0 && any && !component.open) {
            component.open = true;
            opened.add(component);
        }
    }
    if (words.length > 0) return;
    for (const component of opened) component.open = false;
    opened.clear();
};
const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const counts = {};
    for (const element of document.querySelectorAll("[data-find]")) {
        const hit = has(element, words);
        element.hidden = !hit;
        if (hit) counts[element.dataset.find] = (counts[element.dataset.find] ?? 0) + 1;
        if (element.dataset.find === "section") filterRows(element, words);
    }
    filterComponents(words);
    for (const part of document.querySelectorAll("#summary, #diagram, #findings, #changes")) {
        part.hidden = words.length > 0 && part.querySelector("[data-find]:not([hidden])") === null;
    }
    const parts = Object.entries(counts).map(([kind, count]) => `${count} ${LABELS[kind]}${count === 1 ? "" : "s"}`);
    found.textContent = words.length === 0 ? "" : parts.length === 0 ? "nothing found" : parts.join(", ");
};
let waiting;
input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 80);
});
input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    search();
});
document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
});
