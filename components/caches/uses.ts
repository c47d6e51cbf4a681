import { z } from "zod";
import { keyName } from "../shared/block/primitives";

/** The caches that an app uses, by their keys in the `caches` block. */
export const cacheUsesSchema = z
    .array(keyName(16))
    .default([])
    .describe("Caches that the app uses, by name; of `valkey` each gives it a user.");
