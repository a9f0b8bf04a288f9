using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Receiving;

/// <summary>
/// The form with the file, read as it comes: the token and the kind stand before the file, and nothing of it is taken until they
/// are good.
/// </summary>
internal static class PostFile
{
    public const string Address = "/partner/uploads/files";

    private const int LongestField = 2_000;

    // What a form has besides its file.
    private const int Around = 64 * 1024;
    private const string Token = "__RequestVerificationToken";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(Address, HandleAsync)
        .RequireAuthorization(StaffAccess.Partner)
        .RequireRateLimiting(RateLimits.Writes)
        .WithoutBodyLimit()
        .DisableAntiforgery()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ReceiveFile receive,
        IAntiforgery antiforgery,
        IOptions<AntiforgeryOptions> forms,
        IOptions<UploadOptions> options,
        CancellationToken cancellationToken)
    {
        if (BoundaryOf(context.Request) is not { } boundary)
        {
            return Problems.Of(context, ProblemKind.UnsupportedMediaType);
        }

        // Said before all of it was sent: a browser need not send 300 MB to hear that they are too many.
        if (context.Request.ContentLength > options.Value.LongestFile + Around)
        {
            return Back("TooLong");
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = options.Value.LongestFile + Around;
        var form = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 8 };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                break;
            }

            if (!disposition.IsFileDisposition())
            {
                fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await FieldAsync(section, cancellationToken);
                continue;
            }

            context.Request.Headers[forms.Value.HeaderName!] = fields.GetValueOrDefault(Token, "");
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Problems.Of(context, ProblemKind.BadRequest);
            }

            var name = HeaderUtilities.RemoveQuotes(
                disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
            if (name.Length == 0 || !Enum.TryParse<UploadKind>(fields.GetValueOrDefault("kind"), out var kind) || !Enum.IsDefined(kind))
            {
                return Back(name.Length == 0 ? "Empty" : "Kind");
            }

            var (tenant, member) = (context.User.TenantId()!.Value, CurrentStaff.Of(context.User)!.Id);
            var (upload, refusal) = await receive.RunAsync(kind, name.ToString(), section.Body, tenant, member, cancellationToken);
            return upload is { } id ? SeeOther(context, $"/partner/uploads/{id}") : Back(refusal!);
        }

        return Back("Empty");

        IResult Back(string refusal) => SeeOther(context, $"/partner/uploads?refused={refusal}");
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 100 } boundary
            ? boundary.ToString()
            : null;

    private static async Task<string> FieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body);
        var value = new char[LongestField];
        return new string(value, 0, await reader.ReadBlockAsync(value, cancellationToken));
    }

    private static StatusCodeHttpResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
