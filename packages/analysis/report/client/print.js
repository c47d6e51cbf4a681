// Paper cannot be unfolded: reasons and components are open on it.
let unfolded = [];
addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details.why:not([open]), details.component:not([open])")];
    for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
});
