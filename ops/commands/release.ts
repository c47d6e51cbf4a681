import type { Answer, CommandOptions, OpsCommand } from "../command";
import { exitCodes } from "../errors";
import { admitImage } from "../images/admit";
import { findPointer, setPointer } from "../images/pointer";
import { imageLabel } from "../images/registry";
import { unscanned } from "../images/scan";
import { imageUser } from "../images/target";
import type { Session } from "../session";

/** The flag by which findings are accepted. */
export const allowFlag = [
    "--allow <findings>",
    `findings that are accepted, with commas; "${unscanned}" for an image that ECR cannot scan`,
] as const;

export const release: OpsCommand = {
    name: "release",
    args: "<service> <image>",
    lookUp: imageUser,
    summary: "choose an image of the registry for a service, without deploying it",
    details: `The image is a tag or a digest of the service's repository. It has to be for the cluster's architecture and scanned without a
finding that stops it (platform:images.block; critical ones by default); of an index the image inside is taken. It gets the tag release-<stack>-<time>, by which the registry keeps it, and the
service's parameter gets its address with the digest. "deploy" or "pulumi up" rolls it out. A function is fn-<its key>.`,
    flags: [allowFlag],
    changes: true,
    waits: "10m, for ECR's scan",
    async run(session, [key = "", wanted = ""], options) {
        return await releaseImage(session, key, wanted, options);
    },
};

/** @param origin Where the image comes from, for the parameter's history; the caller's name is added. */
export async function releaseImage(
    session: Session,
    key: string,
    wanted: string,
    options: CommandOptions,
    origin = "release",
): Promise<Answer> {
    const { stack } = session;
    const { name, pointer } = await findPointer(session, key);
    const found = await admitImage(session, key, wanted, allowedBy(options));
    const what = imageLabel(found);
    const description = `${origin} ${what} by ${session.caller}${acceptedBy(options)}`;
    const { version } = await setPointer(session, name, pointer, found.address, description);
    return {
        exitCode: exitCodes.done,
        text: [
            pointer?.value === found.address
                ? `${key} of ${stack.name} has ${what} already: version ${version} of ${name}.`
                : `${key} of ${stack.name} is to run ${what}: version ${version} of ${name}.`,
            imageUser(stack, key).isFunction
                ? "Next: pulumi up."
                : `Next: npm run ops -- deploy ${key} --stack ${stack.name}; for its first deployment, pulumi up.`,
        ],
        data: { service: key, image: found.address, tags: found.tags, parameter: { name, version } },
    };
}

/** What --allow names. */
export function allowedBy({ allow }: CommandOptions): readonly string[] {
    return typeof allow === "string" ? allow.split(",").map((name) => name.trim()) : [];
}

/** Who accepted which findings, stays in the parameter's history. */
export function acceptedBy(options: CommandOptions): string {
    const allowed = allowedBy(options);
    return allowed.length === 0 ? "" : `, accepting ${allowed.join(" ")}`;
}
