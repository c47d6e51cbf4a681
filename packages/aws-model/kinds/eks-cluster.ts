import { hex, type Created } from "../facets/identity";
import { kind } from "../facets/kind";
import { typesIn } from "../tokens";

/** A Kubernetes control plane. Only how AWS names it is known. */
export const kubernetesCluster = kind({
    label: "Kubernetes cluster",
    tokens: typesIn("eks", "Cluster"),
    identity: {
        id: "name",
        arn: { service: "eks", resource: ({ name }) => `cluster/${name}` },
        outputs: {
            endpoint: (created) =>
                `https://${hostId(created)}.gr7.${created.place.region}.eks.${created.place.dnsSuffix}`,
            identities: (created) => [
                {
                    oidcs: [
                        {
                            issuer: `https://oidc.eks.${created.place.region}.${created.place.dnsSuffix}/id/${hostId(created)}`,
                        },
                    ],
                },
            ],
        },
    },
});

function hostId({ urn }: Created): string {
    return hex(urn, 32).toUpperCase();
}
