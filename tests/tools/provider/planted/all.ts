import { COMPUTE_MISTAKES } from "./compute";
import { DATA_MISTAKES } from "./data";
import { IDENTITY_MISTAKES } from "./identity";
import { LOAD_BALANCING_MISTAKES } from "./load-balancing";
import type { Mistake } from "./mistake";
import { NETWORK_MISTAKES } from "./network";
import { TYPE_MISTAKES } from "./types";

/** All planted mistakes, by area. */
export const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
    "names and kinds": TYPE_MISTAKES,
    network: NETWORK_MISTAKES,
    "load balancing": LOAD_BALANCING_MISTAKES,
    compute: COMPUTE_MISTAKES,
    identity: IDENTITY_MISTAKES,
    data: DATA_MISTAKES,
};
