using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PostalTracking.Web.Hosting;

/// <summary>The OpenAPI 3.1 document of <c>/api/v1</c>, made from the endpoints themselves.</summary>
internal static class ApiDocument
{
    private const string Version = "v1";
    private const string Bearer = "apiKey";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.OrdinalIgnoreCase) ?? false;
        document.CreateSchemaReferenceId = type => NameOf(type.Type) ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        document.AddSchemaTransformer(DescribeText);
        document.AddDocumentTransformer(Describe);
        document.AddOperationTransformer(DescribeOperation);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().RequireRateLimiting(RateLimits.Lookups);

    // A converter of our own reads strings, so the generator can't know what they are.
    private static Task DescribeText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(string))
        {
            var mayBeNull = context.JsonPropertyInfo is { IsSetNullable: true } or { IsGetNullable: true };
            schema.Type = mayBeNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    // A use case names its parts Request, Row, Response: in the document, where all of them meet, the use case stands before.
    private static string? NameOf(Type type) =>
        type is { IsNested: true, DeclaringType: { } useCase } ? useCase.Name + type.Name : null;

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "PostalTracking",
            Version = Version,
            Description =
                "Where a parcel is, proof that it was received, protection of purchases and claims. Times are ISO 8601 UTC, " +
                "money is in minor units, errors are RFC 9457 problems in the language of Accept-Language (ru, en, zh).",
        };

        // As the visitor's address has it; a proxy's inner address is nobody's business.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key, sent as Authorization: Bearer.",
        };
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var needsKey = metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();

        AddProblems(operation, needsKey ? [400, 401, 403, 429, 500, 503] : [400, 429, 500, 503]);
        if (needsKey)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        if (metadata.OfType<IdempotencyMetadata>().FirstOrDefault() is { } idempotency)
        {
            AddProblems(operation, [409, 422]);
            operation.Parameters = [.. operation.Parameters ?? [], new OpenApiParameter
            {
                Name = IdempotentEndpoint.Header,
                In = ParameterLocation.Header,
                Required = idempotency.IsRequired,
                Description = "A unique value: the same request sent again with it gets the same answer and does nothing twice.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Data.IdempotencyKey.LongestKey },
            }];
        }

        return Task.CompletedTask;
    }

    private static void AddProblems(OpenApiOperation operation, ReadOnlySpan<int> statuses)
    {
        operation.Responses ??= [];
        foreach (var status in statuses)
        {
            var problem = ProblemKind.OfStatus(status);
            operation.Responses.TryAdd($"{status}", new OpenApiResponse
            {
                Description = problem.Text("title", "en".Culture()),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() },
            });
        }
    }
}
