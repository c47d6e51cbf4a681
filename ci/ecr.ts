import { parseImage, type EcrPlace } from "../ops/images/address";
import { exitCodes, StepError } from "./errors";
import { asSettings, type Credentials } from "./role";
import type { Surroundings } from "./step";

/** A run that is repeated finds its image there, and a second build of the commit would be refused: tags never move. */
export async function isPushed(repository: string, imageTag: string, env: Credentials): Promise<boolean> {
    const { registryId, repositoryName } = placeOf(repository);
    const ecr = await ecrClient(repository, env);
    try {
        await ecr.describeImages({ registryId, repositoryName, imageIds: [{ imageTag }] });
        return true;
    } catch (error) {
        if (error instanceof Error && error.name === "ImageNotFoundException") {
            return false;
        }
        throw error;
    }
}

/** Docker keeps the password of a registry until it is told to forget it. */
export async function signedIn(
    repository: string,
    env: Credentials,
    { run }: Surroundings,
    use: () => Promise<void>,
): Promise<void> {
    const [registry = ""] = repository.split("/");
    const { authorizationData: [given] = [] } = await (await ecrClient(repository, env)).getAuthorizationToken({});
    const input = Buffer.from(given?.authorizationToken ?? "", "base64")
        .toString("utf8")
        .replace(/^AWS:/, "");
    const login = await run("docker", ["login", "--username", "AWS", "--password-stdin", registry], { input });
    if (login.code !== 0) {
        throw new StepError(exitCodes.wanting, `docker login ${registry} failed`);
    }
    try {
        await use();
    } finally {
        await run("docker", ["logout", registry]);
    }
}

async function ecrClient(repository: string, env: Credentials) {
    const { ECR } = await import("@aws-sdk/client-ecr");
    return new ECR({ region: placeOf(repository).region, ...asSettings(env) });
}

/** @throws Error for an address that is not ECR's, which the registry's never is. */
function placeOf(repository: string): EcrPlace {
    const { ecr } = parseImage(repository);
    if (ecr === undefined) {
        throw new Error(`${repository} is not in ECR`);
    }
    return ecr;
}
