import { COMPUTE_MISTAKES } from "./compute";
import { DATA_MISTAKES } from "./data";
import { EDGE_MISTAKES } from "./edges";
import { IDENTITY_MISTAKES } from "./identity";
import { LOAD_BALANCING_MISTAKES } from "./load-balancing";
import type { Mistake } from "./mistake";
import { NETWORK_MISTAKES } from "./network";
import { PACKAGE_MISTAKES } from "./packages";
import { STORE_MISTAKES } from "./stores";
import { TASK_MISTAKES } from "./tasks";
import { TYPE_MISTAKES } from "./types";
import { WATCHING_MISTAKES } from "./watching";

/** All planted mistakes, by area. */
export const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
    "names and kinds": TYPE_MISTAKES,
    network: NETWORK_MISTAKES,
    "load balancing": LOAD_BALANCING_MISTAKES,
    compute: COMPUTE_MISTAKES,
    identity: IDENTITY_MISTAKES,
    data: DATA_MISTAKES,
    "tasks in the details": TASK_MISTAKES,
    "stores in the details": STORE_MISTAKES,
    "packages in the details": PACKAGE_MISTAKES,
    "watching in the details": WATCHING_MISTAKES,
    "edges in the details": EDGE_MISTAKES,
};
