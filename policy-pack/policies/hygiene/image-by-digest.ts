import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { IMAGE_TYPES, imageExceptions, judgeImages } from "./images";

const config = { byTag: imageExceptions("Images that a tag may name") };

/** What runs is what was tried and scanned, to the byte. */
export const imageByDigest = resourcePolicy<typeof config>({
    name: "image-by-digest",
    description: "Tasks and functions must name their images by digest.",
    why: "A tag says what somebody called an image; whoever may push can give it to another one, and copies that start later run that.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: {},
    remediation:
        "Name the image by the digest that was released: a service does by { repository: name }, whose parameter holds it.",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html#deployment-container-image-stability",
    config,
    types: IMAGE_TYPES,
    check: (resource, { config: { byTag } }) =>
        judgeImages(resource, byTag, (image, at) =>
            /@sha256:[0-9a-f]{64}$/.test(image)
                ? []
                : [
                      violation(resource, {
                          at,
                          found: "an image that a tag names",
                          required: "a digest",
                          fix: "name it by its digest, or list it under image-by-digest.byTag with the reason",
                      }),
                  ],
        ),
});
