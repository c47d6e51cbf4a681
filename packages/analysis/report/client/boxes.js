// A box that scrolls can be reached with the keyboard; one that does not scroll is no stop on the way.
const boxes = document.querySelectorAll(".box");
const check = (box) => {
    const cut = box.scrollWidth > box.clientWidth + 1;
    const scrolls = cut || box.scrollHeight > box.clientHeight + 1;
    box.classList.toggle("cut", cut);
    if (scrolls === box.hasAttribute("tabindex")) return;
    if (scrolls) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        const name = box.dataset.name ?? box.closest("figure")?.querySelector("figcaption")?.firstChild?.textContent;
        box.setAttribute("aria-label", `${name ?? "Details"}, scrolls`);
    } else {
        for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
    }
};
const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) check(target);
});
for (const box of boxes) observer.observe(box);
// On narrow screens the diagram starts at its middle, where most lines meet.
const diagram = document.querySelector(".diagram");
if (diagram) diagram.scrollLeft = (diagram.scrollWidth - diagram.clientWidth) / 2;
