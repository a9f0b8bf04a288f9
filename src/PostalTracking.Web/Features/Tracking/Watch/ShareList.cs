using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>Makes a link to a list of parcels, and takes it back.</summary>
internal static class ShareList
{
    internal sealed record Request(IReadOnlyList<string?>? Numbers);

    /// <param name="Revocation">Shown once, kept by the device.</param>
    internal sealed record Response(string Token, string Revocation, DateTimeOffset ExpiresAt);

    internal sealed record Revoked(string? Token, string? Revocation);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Numbers).NotEmpty().Must(n => n is null || n.Count <= PastedText.Limit);
            RuleForEach(r => r.Numbers).Must(n => TrackNumber.TryParse(n, out _));
        }
    }

    internal sealed class RevokedValidator : AbstractValidator<Revoked>
    {
        public RevokedValidator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Revocation).NotEmpty().MaximumLength(100);
        }
    }

    public static void Map(IEndpointRouteBuilder watch)
    {
        watch.MapPost("/share", MakeAsync).AllowAnonymous()
            .RequireRateLimiting(RateLimits.Lookups).WithValidation<Request>().ExcludeFromDescription();
        watch.MapPost("/share/revoke", RevokeAsync).AllowAnonymous()
            .RequireRateLimiting(RateLimits.Lookups).WithValidation<Revoked>().ExcludeFromDescription();
    }

    private static async Task<IResult> MakeAsync(
        Request request,
        HttpContext context,
        PostalTrackingDbContext db,
        ShareAllowance allowance,
        IOptions<WatchOptions> options,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!allowance.Takes(context.Connection.RemoteIpAddress))
        {
            context.RetryAfter(TimeSpan.FromDays(1));
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var numbers = request.Numbers!.Select(n => TrackNumber.Parse(n!).Value).Distinct().ToArray();
        var (list, token, revocation) = SharedList.Make(numbers, clock.GetUtcNow(), options.Value.ShareFor);
        db.Add(list);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(token, revocation, list.ExpiresAt));
    }

    /// <summary>The same answer whether or not there was such a list: it leads nowhere now.</summary>
    private static async Task<IResult> RevokeAsync(Revoked request, PostalTrackingDbContext db, CancellationToken cancellationToken)
    {
        var (token, revocation) = (SharedList.Hash(request.Token!), SharedList.Hash(request.Revocation!));
        await db.Set<SharedList>().Where(l => l.TokenHash == token && l.RevocationHash == revocation).ExecuteDeleteAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>How many links one address may make in a day.</summary>
internal sealed class ShareAllowance(IOptions<WatchOptions> options) : IDisposable
{
    private readonly DailyAllowance _allowance = new(options.Value.SharesPerDay);

    public bool Takes(System.Net.IPAddress? address) => _allowance.Takes(address);

    public void Dispose() => _allowance.Dispose();
}
