using FluentValidation;
using PostalTracking.Web.Features.Receipts.Statements;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Check;

/// <summary>
/// Whether a statement still holds, for the page that has checked its signature by itself. Asked with the whole statement, so
/// that only who holds one learns anything.
/// </summary>
internal static class AskStanding
{
    internal sealed record Request(string? Statement);

    /// <param name="Verdict"><c>right</c>, or what is wrong with it.</param>
    /// <param name="Standing"><c>stands</c>, <c>superseded</c>, <c>revoked</c>, <c>unknown</c>; null of what is not right.</param>
    internal sealed record Response(string Verdict, string? Standing);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Statement).NotEmpty().MaximumLength(CompactJws.Longest);
    }

    // JSON only: a form on another site cannot send it.
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/receipts/standing", HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .WithValidation<Request>()
        .ExcludeFromDescription();

    private static async Task<Response> HandleAsync(Request request, CheckStatement check, CancellationToken cancellationToken)
    {
        var found = await check.RunAsync(request.Statement, cancellationToken);
        return new(Name(found.Verdict.ToString()), found.Standing is { } standing ? Name(standing.ToString()) : null);
    }

    private static string Name(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
