import { imageParameter, pointerCommand, type PointedImage } from "../../components/ecs/service/pointer";
import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import { imageUser } from "./target";

/** The SSM parameter that holds the address of a service's image. */
export interface Pointer {
    readonly name: string;
    readonly version: number;
    /** Address of the image. */
    readonly value: string;
}

/** A value that the parameter had. */
export interface PointerVersion extends Pointer {
    readonly labels: readonly string[];
    readonly modified: Date | undefined;
}

/** On the version that was deployed last, and on the one that ran before it. A label moves from version to version. */
const labels = { live: "live", previous: "previous" } as const;

/** @throws OpsError (2) for a service whose image stands in the stack file or is built, and where there is no parameter yet. */
export async function readPointer(session: Session, key: string): Promise<Pointer> {
    const { pointer, name, image } = await findPointer(session, key);
    if (pointer === undefined) {
        const create = pointerCommand(name, key, image, session.stack.name);
        throw new OpsError(exitCodes.usage, `the image of ${key}: there is no parameter ${name}. Create it: ${create}`);
    }
    return pointer;
}

/** The parameter of a service, and its name where it does not exist. @throws OpsError (2) as above. */
export async function findPointer(
    { aws, stack }: Session,
    key: string,
): Promise<{ readonly name: string; readonly image: PointedImage; readonly pointer: Pointer | undefined }> {
    const { image, imageOf, isFunction } = imageUser(stack, key);
    if (typeof image === "string") {
        throw new OpsError(
            exitCodes.usage,
            `the image of ${key} stands in Pulumi.${stack.name}.yaml: ${image}. Change it there and run \`pulumi up\`, or ` +
                `write { repository: name }${isFunction ? "" : " or { ssmParameter: /path }"} in its place: then images are deployed without a change of the file.`,
        );
    }
    const built = "repository" in image ? stack.config.images?.repositories[image.repository]?.build : undefined;
    if (built !== undefined) {
        throw new OpsError(
            exitCodes.usage,
            `the image of ${key} is built by this stack, from ${built.context}: change it there and run \`pulumi up\`.`,
        );
    }
    const name = imageParameter(`/${stack.project}/${stack.name}`, key, image, imageOf);
    const ssm = await aws.ssm();
    try {
        const { Parameter: { Version: version = 0, Value: value = "" } = {} } = await ssm.getParameter({ Name: name });
        return { name, image, pointer: { name, version, value } };
    } catch (error) {
        if (error instanceof Error && error.name === "ParameterNotFound") {
            return { name, image, pointer: undefined };
        }
        throw error;
    }
}

/** All versions that SSM remembers, newest first. */
export async function pointerHistory({ aws }: Session, name: string): Promise<readonly PointerVersion[]> {
    const ssm = await aws.ssm();
    const versions = await allPages(async (token) => {
        const page = await ssm.getParameterHistory({ Name: name, NextToken: token });
        return [page.Parameters, page.NextToken];
    });
    return versions
        .map(({ Version: version = 0, Value: value = "", Labels = [], LastModifiedDate: modified }) => ({
            ...{ name, version, value, modified },
            labels: Labels,
        }))
        .sort((a, b) => b.version - a.version);
}

/** The version that `rollback` goes to by itself: the one that ran before, if another image stands there. */
export function previousVersion(history: readonly PointerVersion[], running: string): PointerVersion | undefined {
    const previous = history.find((version) => version.labels.includes(labels.previous));
    return previous?.value === running ? undefined : previous;
}

/** Writes an address as the parameter's next version. The next `pulumi up` deploys what stands there, and never an older image. */
export function movePointer(session: Session, pointer: Pointer, value: string, description: string): Promise<Pointer> {
    return setPointer(session, pointer.name, pointer, value, description);
}

/** The same for a parameter that may not exist yet: `present` is undefined then, and it is made. */
export async function setPointer(
    session: Session,
    name: string,
    present: Pointer | undefined,
    value: string,
    description: string,
): Promise<Pointer> {
    if (present?.value === value) {
        return present;
    }
    const written = { Name: name, Value: value, Description: description };
    const input = present === undefined ? { ...written, Type: "String" as const } : { ...written, Overwrite: true };
    const ssm = await session.aws.ssm();
    const next = { Version: (present?.version ?? 0) + 1 };
    const { Version: version = next.Version } = await session.change(
        "ssm PutParameter",
        input,
        () => ssm.putParameter(input),
        next,
    );
    return { name, version, value };
}

/** The version whose image was deployed last; undefined where these commands deployed none. */
export async function liveVersion(session: Session, name: string): Promise<PointerVersion | undefined> {
    return (await pointerHistory(session, name)).find((version) => version.labels.includes(labels.live));
}

/**
 * Notes that a version's image runs.
 *
 * @param before The version that the parameter had before.
 * @param keepsPrevious Whether the version to go back to stays: after a rollback, what was left is nothing to go back to.
 */
export async function markLive(
    session: Session,
    pointer: Pointer,
    before: Pointer,
    keepsPrevious: boolean,
): Promise<void> {
    const history = await pointerHistory(session, pointer.name);
    const ran = history.find((version) => version.labels.includes(labels.live)) ?? before;
    if (!keepsPrevious && ran.value !== pointer.value) {
        await label(session, ran, labels.previous);
    }
    await label(session, pointer, labels.live);
}

async function label(session: Session, { name, version }: Pointer, text: string): Promise<void> {
    const input = { Name: name, ParameterVersion: version, Labels: [text] };
    const ssm = await session.aws.ssm();
    await session.change("ssm LabelParameterVersion", input, () => ssm.labelParameterVersion(input), {});
}
