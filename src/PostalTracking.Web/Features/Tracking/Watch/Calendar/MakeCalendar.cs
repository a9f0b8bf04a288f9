using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>Makes a calendar feed of a list of parcels, and takes it back.</summary>
internal static class MakeCalendar
{
    public static void Map(IEndpointRouteBuilder watch)
    {
        watch.MapPost("/calendar", MakeAsync).AllowAnonymous()
            .RequireRateLimiting(RateLimits.Lookups).WithValidation<ShareList.Request>().ExcludeFromDescription();
        watch.MapPost("/calendar/revoke", RevokeAsync).AllowAnonymous()
            .RequireRateLimiting(RateLimits.Lookups).WithValidation<ShareList.Revoked>().ExcludeFromDescription();
    }

    private static async Task<IResult> MakeAsync(
        ShareList.Request request,
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

        var (token, revocation, now) = (SharedList.Secret(), SharedList.Secret(), clock.GetUtcNow());
        var calendar = new WatchCalendar
        {
            TokenHash = SharedList.Hash(token),
            RevocationHash = SharedList.Hash(revocation),
            Numbers = [.. request.Numbers!.Select(n => TrackNumber.Parse(n!).Value).Distinct()],
            Language = Languages.Current,
            CreatedAt = now,
            ExpiresAt = now + options.Value.CalendarFor,
        };
        db.Add(calendar);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ShareList.Response(token, revocation, calendar.ExpiresAt));
    }

    /// <summary>The same answer whether or not there was such a feed: it leads nowhere now.</summary>
    private static async Task<IResult> RevokeAsync(
        ShareList.Revoked request, PostalTrackingDbContext db, CancellationToken cancellationToken)
    {
        var (token, revocation) = (SharedList.Hash(request.Token!), SharedList.Hash(request.Revocation!));
        await db.Set<WatchCalendar>().Where(c => c.TokenHash == token && c.RevocationHash == revocation)
            .ExecuteDeleteAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
