/** Where ECR has an image. */
export interface EcrPlace {
    readonly registryId: string;
    readonly region: string;
    readonly repositoryName: string;
}

/** An image's address, parted. */
export interface ImageAddress {
    /** All before tag and digest. */
    readonly repository: string;
    readonly tag: string | undefined;
    readonly digest: string | undefined;
    /** Where ECR has it; undefined for another registry. */
    readonly ecr: EcrPlace | undefined;
}

/** Parts an address such as `123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2`. */
export function parseImage(address: string): ImageAddress {
    const [, repository = "", tag, digest] =
        /^(.*?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(address) ?? [];
    const [, registryId, region, repositoryName] =
        /^([0-9]{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/(.+)$/.exec(
            repository,
        ) ?? [];
    const ecr =
        registryId === undefined || region === undefined || repositoryName === undefined
            ? undefined
            : { registryId, region, repositoryName };
    return { repository, tag, digest, ecr };
}

/** What an image is called where there is no room for its address: its tag, or the first characters of its digest. */
export function shortImage(address: string): string {
    const { tag, digest } = parseImage(address);
    return (
        [...(tag === undefined ? [] : [tag]), ...(digest === undefined ? [] : [digest.slice(7, 19)])].join("@") ||
        address
    );
}
