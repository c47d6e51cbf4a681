import { none, type Kind } from "./kind";
import { acrossZones } from "./survival";

type WhileItRuns = Pick<Kind, "watch" | "survives" | "draw">;

/** Kept by AWS for the account, without a machine or a place in a network that anybody could lose or look at. */
export const managed: WhileItRuns = {
    watch: none("AWS runs it"),
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
};

/** A rule, a list or an address of the network, which is where what it belongs to is. */
export const networkPart: WhileItRuns = {
    watch: none("nothing of it can fail by itself"),
    survives: none("lost with nothing but what it belongs to"),
    draw: none("shown by the lines and boxes of what it belongs to"),
};
