import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { keyName, stackName } from "../shared/block/primitives";
import { buildSchema } from "./build-schema";

const repository = z
    .strictObject({
        keepReleases: z
            .int()
            .min(10)
            .max(1000)
            .default(100)
            .describe("Released images that are kept for each stack of `pullFrom`, the last ones pushed."),
        keepUntaggedDays: z.int().min(1).max(365).default(14).describe("Days that an image without a tag is kept."),
        keepOthersDays: z
            .int()
            .min(7)
            .max(3650)
            .default(90)
            .describe("Days that an image is kept which was pushed and never released."),
        build: buildSchema.optional(),
    })
    .describe("The images of one app, by the app's name.");

/** Severities of findings, the worst first, as ECR and Inspector call them; others have none yet. */
export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;

/** AWS takes 50 rules for a repository; three are for images that no stack released. */
const mostStacks = 47;

export const imagesSchema = z
    .strictObject({
        repositories: z
            .record(keyName(40), repository.prefault({}))
            .refine((entries) => Object.keys(entries).length > 0, { error: "allowed: one repository or more" })
            .describe("Repositories by name. In ECR each is called `<project>/<name>`; another name makes a new one."),
        pullFrom: z
            .array(stackName)
            .min(1)
            .max(mostStacks)
            .describe("Stacks whose apps run these images. Their accounts may pull, and what they released is kept."),
        block: z
            .enum(severities)
            .default("CRITICAL")
            .describe(
                "The least severe finding of a scan that stops a release, if `--allow` does not name it. Those that nobody has rated yet stop none.",
            ),
    })
    .describe(
        "The registry: one for all stacks of the project, for the image that staging ran is the one that prod runs.",
    );

export type ImagesConfig = ConfigOf<typeof imagesSchema>;
export type Severity = ImagesConfig["block"];
export type RepositoryConfig = ImagesConfig["repositories"][string];
