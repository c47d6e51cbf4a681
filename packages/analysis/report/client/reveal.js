// A link to a resource opens it and what it is in.
const tree = document.getElementById("resources");
const reveal = () => {
    const id = location.hash.slice(1);
    const target = id === "" ? null : (document.getElementById(id) ?? document.getElementById(decoded(id)));
    if (!target?.matches("details")) return;
    for (let at = target; at !== null; at = at.parentElement.closest("details")) {
        at.open = true;
        at.hidden = false;
    }
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
};
const decoded = (id) => {
    try {
        return decodeURIComponent(id);
    } catch {
        return id;
    }
};
addEventListener("hashchange", reveal);
// A second click on the same link changes no hash.
document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link?.getAttribute("href") === location.hash) reveal();
});
const setAll = (open) => {
    for (const details of tree.querySelectorAll("details.component")) details.open = open;
};
tree.querySelector(".unfold").addEventListener("click", () => setAll(true));
tree.querySelector(".fold").addEventListener("click", () => setAll(false));
if (location.hash !== "") reveal();
