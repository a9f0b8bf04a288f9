using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Api;

/// <summary>How far an upload is, for its open page.</summary>
internal static class ReadProgress
{
    /// <param name="Words">What the page says of it.</param>
    /// <param name="Counts">Of the verdicts, in the order of the page.</param>
    internal sealed record Answer(string State, int Percent, string Words, IReadOnlyList<string> Counts);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partner/uploads/{uploadId:guid}/progress", HandleAsync)
        .RequireAuthorization(StaffAccess.Partner)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        Guid uploadId, HttpContext context, UploadViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(uploadId, context.User.TenantId()!.Value, cancellationToken) is { } view
            ? TypedResults.Ok(Of(view, Languages.Current))
            : Problems.Of(context, ProblemKind.NotFound);

    private static Answer Of(UploadView view, string language) => new(
        $"{view.Upload.State}",
        view.Percent,
        UploadWords.Progress(view, language),
        [.. UploadWords.Counts(view.Upload, language).Select(one => one.Count.ToString("N0", ResourceTexts.Culture(language)))]);
}
