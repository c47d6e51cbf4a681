import { z } from "zod";
import { environment } from "../shared/block/app";
import type { ConfigOf } from "../shared/block/block";
import { projectFolder } from "../shared/block/primitives";

const place = /^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/;

export const buildSchema = z
    .strictObject({
        context: projectFolder("./images/report").describe(
            "Folder of the project that Docker gets, without what its `.dockerignore` excludes. Its content makes the tag.",
        ),
        dockerfile: z
            .string()
            .regex(place, { error: "allowed: a file in the folder such as Dockerfile" })
            .default("Dockerfile")
            .describe("Place of the Dockerfile in the folder."),
        target: z
            .string()
            .regex(/^[a-z][\w.-]*$/, { error: "allowed: the name of a stage of the Dockerfile such as runtime" })
            .optional()
            .describe("Stage that is built. Default: the last one."),
        args: environment
            .default({})
            .describe(
                "Build arguments. No secrets: the image's history and the state show them. A new one builds anew.",
            ),
        platform: z
            .enum(["linux/amd64", "linux/arm64"])
            .describe("What the image is for: the processors of the clusters or functions that run it."),
    })
    .describe(
        "Makes `pulumi up` of this stack build the image and push it, with Docker on the computer where it runs. Not beside apps under deletion protection.",
    );

export type BuildConfig = ConfigOf<typeof buildSchema>;
