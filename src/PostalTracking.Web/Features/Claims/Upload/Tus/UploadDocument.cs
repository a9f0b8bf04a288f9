using Microsoft.OpenApi;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>What the document of the API says of the headers of an upload.</summary>
internal static class UploadDocument
{
    private const string Who =
        "With an API key of the scope claims, or with the number of a policy and its access code in Policy-Number and Access-Code. ";

    private static readonly (string Name, string Description)[] Always =
    [
        (TusHeaders.Resumable, "1.0.0: the version of tus, https://tus.io."),
        (KeyDoor.PolicyHeader, "The policy's number, in place of an API key."),
        (KeyDoor.CodeHeader, "The ten characters of its confirmation. Wrong ones are counted: 429 after too many."),
    ];

    /// <param name="does">What the call does, in sentences.</param>
    public static TBuilder Documented<TBuilder>(
        this TBuilder endpoint, string does, int[] problems, params (string Name, string Description)[] headers)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Description = Who + does;
            operation.Parameters = [.. operation.Parameters ?? [], .. Always.Concat(headers).Select(header => new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Required = header.Name == TusHeaders.Resumable,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            })];
            operation.Responses ??= [];
            foreach (var status in problems)
            {
                operation.Responses.TryAdd($"{status}", new OpenApiResponse
                {
                    Description = Meaning(status),
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() },
                });
            }

            return Task.CompletedTask;
        });

    private static string Meaning(int status) => status switch
    {
        401 => "No key, or no such policy and code",
        404 => "No such claim or file, or another's",
        409 => "Another offset, or the claim has ended",
        410 => "Given up or refused",
        412 => "Another version of tus",
        413 => "Longer than announced, than a file may be, or than the quota",
        415 => "Another content type, or a file of a type that is not taken",
        423 => "Another part is being received",
        _ => "The part is not what its checksum says; nothing of it was kept",
    };
}
