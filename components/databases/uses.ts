import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { keyName } from "../shared/block/primitives";

const databaseUseSchema = z
    .strictObject({
        database: z
            .string()
            .regex(/^[a-z][a-z0-9_]{0,62}$/, {
                error: "allowed: up to 63 lower-case letters, digits and underscores, starting with a letter",
            })
            .optional()
            .describe(
                "Name of the app's database on the server. Default: the app's own, with underscores for hyphens.",
            ),
        auth: z
            .enum(["password", "iam"])
            .default("password")
            .describe("How the app logs in; with `iam` it asks AWS for a token at each connection."),
        passwordVersion: z
            .int()
            .min(1)
            .default(1)
            .describe("Another number sets a new password, and rolls the app out with it."),
        sslMode: z
            .enum(["require", "verify-ca", "verify-full"])
            .default("verify-full")
            .describe(
                "What the app checks of the server's certificate; all but `require` need Amazon's CA in the image.",
            ),
    })
    .prefault({});

/** The databases that an app uses, by their keys in the `databases` block. */
export const databaseUsesSchema = z
    .record(keyName(16), databaseUseSchema)
    .default({})
    .describe("Databases that the app uses, by name: each gives it a database of its own there, and a user.");

type DatabaseUses = ConfigOf<typeof databaseUsesSchema>;

/** An app that uses databases. */
export interface DatabaseApp {
    /** Key of its block in the stack file: `services`, `functions`, `ec2Apps`. */
    readonly block: string;
    /** Its own key there; a variant's service's. */
    readonly name: string;
    /** Its entry's `databases`. */
    readonly uses: DatabaseUses;
}
