import type { OpsCommand } from "../command";
import { exitCodes, OpsError } from "../errors";
import { parseImage, shortImage } from "../images/address";
import { releaseTagPrefix } from "../../components/images/names";
import { runningImages } from "../images/running";
import { imageUser, imageUsers, repositoryOf } from "../images/target";
import { findPointer } from "../images/pointer";
import { expiringImages } from "../images/expiry";
import { imagesOf } from "../images/registry";
import type { Session } from "../session";
import { table } from "../table";

interface Lag {
    /** Key of the service, or `fn-<key>` of a function. */
    readonly service: string;
    /** Address of the image that runs; undefined where it is not deployed. */
    readonly running: string | undefined;
    /** What is to run by the stack file, or by the parameter that it names; undefined where nothing was released yet. */
    readonly wanted: string | undefined;
    /** Images pushed since the one that runs, the newest first; undefined where that cannot be told. */
    readonly newer: readonly { readonly image: string; readonly pushed: Date | undefined }[] | undefined;
    readonly findings: readonly string[];
}

export const undeployed: OpsCommand = {
    name: "undeployed",
    args: "",
    summary: "images that were pushed or chosen and do not run",
    details: `A function is fn-<its key>. Exit code 1: a service or function does not run the image that the stack file or its parameter names, an image pushed more than --days
ago is newer than the one that runs, or the registry has no tag that keeps the one that runs, or would expire it by its rules.`,
    flags: [["--days <number>", "days that an image may wait (default: 3)"]],
    changes: false,
    async run(session, _args, options) {
        const days = daysOf(options["days"] ?? "3");
        const running = await runningImages(session);
        const expired = await expiredImages(session, running);
        const lags: Lag[] = [];
        for (const key of imageUsers(session.stack)) {
            lags.push(await lagOf(session, key, running.get(key), { days, expired }));
        }
        const findings = lags.flatMap((lag) => lag.findings);
        return {
            exitCode: findings.length === 0 ? exitCodes.done : exitCodes.wanting,
            text: [
                ...table([
                    ["service", "runs", "is to run", "pushed since"],
                    ...lags.map(({ service, running: runs, wanted, newer }) => [
                        service,
                        runs === undefined ? "-" : shortImage(runs),
                        wanted === undefined ? "-" : shortImage(wanted),
                        newer === undefined ? "unknown" : newer.map(({ image }) => image).join(", ") || "nothing",
                    ]),
                ]),
                "",
                ...(findings.length === 0 ? ["Nothing waits."] : findings),
            ],
            data: { services: lags, findings },
        };
    },
};

function daysOf(text: string | boolean): number {
    if (typeof text !== "string" || !/^[0-9]{1,3}$/.test(text)) {
        throw new OpsError(exitCodes.usage, `--days is "${String(text)}"; allowed: a number from 0 to 999.`);
    }
    return Number(text);
}

/** Digests of all repositories that images run from which ECR would expire; each repository is asked once. */
async function expiredImages(session: Session, running: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
    const repositories = [...running].flatMap(([key, image]) => {
        const { repository, ecr } = parseImage(image);
        return ecr !== undefined && repositoryOf(session.stack, key) === repository ? [[repository, ecr] as const] : [];
    });
    const expired = new Set<string>();
    for (const place of new Map(repositories).values()) {
        for (const digest of await expiringImages(session, place)) {
            expired.add(digest);
        }
    }
    return expired;
}

async function lagOf(
    session: Session,
    key: string,
    running: string | undefined,
    { days, expired }: { readonly days: number; readonly expired: ReadonlySet<string> },
): Promise<Lag> {
    const { image, isFunction } = imageUser(session.stack, key);
    const wanted = typeof image === "string" ? image : (await findPointer(session, key)).pointer?.value;
    const pushed = running === undefined ? undefined : await imagesWith(session, running);
    const newer = pushed?.newer;
    const limit = session.world.now() - days * 86_400_000;
    const waiting = newer?.filter(({ pushed }) => pushed !== undefined && pushed.getTime() < limit) ?? [];
    const findings = [
        ...(running === undefined ? [`${key}: not deployed`] : []),
        ...(wanted === undefined ? [`${key}: no image was released`] : []),
        ...(running !== undefined && wanted !== undefined && running !== wanted
            ? [`${key}: runs ${shortImage(running)}, and is to run ${shortImage(wanted)}`]
            : []),
        ...(waiting.length > 0
            ? [`${key}: ${waiting.map((one) => one.image).join(", ")} waited for more than ${days} days`]
            : []),
        ...(pushed !== undefined && repositoryOf(session.stack, key) !== undefined && !pushed.tags.some(keeps(session))
            ? [
                  `${key}: no tag of this stack's keeps the image that runs: npm run ops -- ${isFunction ? "release" : "deploy"} ${key} <image> --stack ${session.stack.name} gives it one`,
              ]
            : []),
        ...(running !== undefined && expired.has(parseImage(running).digest ?? "")
            ? [
                  `${key}: ECR's rules expire the image that runs: raise keepReleases or keepOthersDays of its repository in Pulumi.${session.stack.registry?.stack ?? ""}.yaml`,
              ]
            : []),
    ];
    return { service: key, running, wanted, newer, findings };
}

const keeps =
    ({ stack }: Session) =>
    (tag: string): boolean =>
        tag.startsWith(releaseTagPrefix(stack.name));

/** Tags of the image that runs, and what was pushed since. Undefined for one outside of ECR, and for one that is gone from there. */
async function imagesWith(
    session: Session,
    running: string,
): Promise<{ readonly tags: readonly string[]; readonly newer: NonNullable<Lag["newer"]> } | undefined> {
    const { ecr, tag, digest } = parseImage(running);
    if (ecr === undefined) {
        return undefined;
    }
    const images = await imagesOf(session, ecr);
    const position = images.findIndex(({ imageDigest, imageTags = [] }) =>
        digest === undefined ? imageTags.includes(tag ?? "") : imageDigest === digest,
    );
    const newer = images.slice(0, position).map(({ imageTags = [], imageDigest = "", imagePushedAt }) => ({
        image: imageTags.join("/") || imageDigest.slice(7, 19),
        pushed: imagePushedAt,
    }));
    return position === -1 ? undefined : { tags: images[position]?.imageTags ?? [], newer };
}
