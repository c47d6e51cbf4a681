import { functionNames } from "../../components/functions/names";
import { runningImage } from "../ecs/running-image";
import { servicesByFamily } from "../ecs/services";
import type { Session } from "../session";
import { serviceOf } from "../stack";
import { imageUser, imageUsers } from "./target";

/** Addresses of the images that run, by service and, as `fn-<key>`, by function. What is not deployed is not among them. */
export async function runningImages(session: Session): Promise<ReadonlyMap<string, string>> {
    const hasServices = Object.keys(session.stack.services).length > 0;
    const services = hasServices ? await servicesByFamily(session) : new Map<string, never>();
    const images = new Map<string, string>();
    for (const key of imageUsers(session.stack)) {
        const isFunction = imageUser(session.stack, key).isFunction;
        const service = isFunction ? undefined : services.get(serviceOf(session.stack, key).names.family);
        const image = isFunction
            ? await functionImage(session, key.slice("fn-".length))
            : service && (await runningImage(session, service));
        if (image !== undefined) {
            images.set(key, image);
        }
    }
    return images;
}

/** Address of a function's image, as the last update gave it. */
async function functionImage({ aws, stack }: Session, key: string): Promise<string | undefined> {
    const lambda = await aws.lambda();
    try {
        const { Code } = await lambda.getFunction({ FunctionName: functionNames(stack.prefix, key).function });
        return Code?.ImageUri;
    } catch (error) {
        if (error instanceof Error && error.name === "ResourceNotFoundException") {
            return undefined;
        }
        throw error;
    }
}
