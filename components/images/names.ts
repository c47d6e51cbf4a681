/** Where the registry is: every ECR repository has the address of its account and region. */
export interface RegistryPlace {
    readonly accountId: string;
    readonly region: string;
}

/** Name of a repository in ECR. */
export function repositoryName(project: string, repository: string): string {
    return `${project}/${repository}`;
}

/** What an image's address begins with, before its tag or digest. */
export function repositoryAddress(project: string, { accountId, region }: RegistryPlace, repository: string): string {
    const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return `${accountId}.dkr.ecr.${region}.${domain}/${repositoryName(project, repository)}`;
}

/** What the tags of the images begin with that the program builds; a digest of what they are made of follows. */
export const builtTagPrefix = "built-";

/** What the tags of the images begin with that a stack released; the time of the release follows. */
export function releaseTagPrefix(stack: string): string {
    return `release-${stack}-`;
}

/** The tag of an image that a stack releases now: `release-prod-20261130T120000Z`. */
export function releaseTag(stack: string, now: number): string {
    return `${releaseTagPrefix(stack)}${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}`;
}

/** Whether a tag is such a one, of whatever stack; `release-1.4` is an app's own. */
export function isReleaseTag(tag: string): boolean {
    return /^release-.+-\d{8}T\d{6}Z$/.test(tag);
}

/**
 * Name of the SSM parameter that holds the address of the image that was released last for a service, or for a function as
 * `fn-<its key>`.
 *
 * @param path `/<project>/<stack>`
 */
export function releaseParameter(path: string, user: string): string {
    return `${path}/images/${user}`;
}

/** The command that makes it with the first release, and moves it with others. */
export function releaseCommand(user: string, stack: string): string {
    return `npm run ops -- release ${user} <tag> --stack ${stack}`;
}
