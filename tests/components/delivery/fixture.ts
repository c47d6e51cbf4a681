import { delivery as block } from "../../../components/delivery/block";
import { Delivery, type DeliveryArgs } from "../../../components/delivery/delivery";
import { testScope } from "../../harness/scope";

export const github = { owner: "example-gov", ownerId: 1234567, repository: "platform", repositoryId: 87654321 };

export const circleci = {
    organizationId: "3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10",
    projectId: "7b1e4d90-6c2f-4a53-8e17-2d9f0c5b8a36",
    owner: "example-gov",
    repository: "platform",
};

/** Repositories in which apps' images are built. */
export const apps = {
    github: { owner: "example-gov", ownerId: 1234567, repository: "certs", repositoryId: 555 },
    circleci: { ...circleci, projectId: "1f0e8c22-94d7-4b60-a1f3-6c5d2e7b9a48", repository: "certs" },
};

/** A program that makes the pipeline's roles. */
export function delivery(config: object, args: Partial<DeliveryArgs> = {}): () => void {
    return () => {
        new Delivery("delivery", {
            scope: testScope(),
            config: block.schema.parse(config),
            repositories: {},
            trustsSaml: false,
            hasAccount: false,
            ...args,
        });
    };
}
