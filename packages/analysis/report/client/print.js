// Paper cannot be unfolded: reasons and components are open on it.
let closed = [];
addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.why:not([open]), details.component:not([open])")];
    for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    closed = [];
});
