// A click on a column's title sorts the table by that column; numbers by their size.
const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
const textOf = (row, at) => row.cells[at]?.textContent.trim() ?? "";
const amount = (text) => {
    const number = /^[^\d-]{0,3}(-?[\d,]+(?:\.\d+)?)/.exec(text)?.[1];
    return number === undefined ? Number.NaN : Number(number.replaceAll(",", ""));
};
const sort = (table, at) => {
    const heads = table.tHead.rows[0].cells;
    const ascending = heads[at].getAttribute("aria-sort") !== "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[at].setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const rows = [...table.tBodies[0].rows];
    const numbers = rows.every((row) => textOf(row, at) === "" || !Number.isNaN(amount(textOf(row, at))));
    const order = (a, b) =>
        numbers ? (amount(textOf(a, at)) || 0) - (amount(textOf(b, at)) || 0) : compare(textOf(a, at), textOf(b, at));
    rows.sort((a, b) => (ascending ? order(a, b) : order(b, a)));
    table.tBodies[0].append(...rows);
};
for (const table of document.querySelectorAll(".table table")) {
    if (table.tBodies[0].rows.length < 3) continue;
    [...table.tHead.rows[0].cells].forEach((head, at) => {
        if (head.textContent === "") return;
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        button.addEventListener("click", () => sort(table, at));
        head.replaceChildren(button);
    });
}
