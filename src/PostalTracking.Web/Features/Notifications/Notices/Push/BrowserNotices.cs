using FluentValidation;
using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// The button on a parcel's page: this browser is told of it, and no more. By JSON only, which no page of another site can send
/// without asking first (CORS), and there is nobody here who would say yes.
/// </summary>
internal static class BrowserNotices
{
    internal sealed record Request(string? TrackNumber, short Generation, string? Endpoint, string? P256dh, string? Auth);

    /// <param name="Own">The way to the person's page.</param>
    internal sealed record Response(string Own);

    internal sealed record Stopped(string? TrackNumber, short Generation, string? Endpoint);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(IOptions<NoticeOptions> options)
        {
            RuleFor(r => r.TrackNumber).Must(n => Domain.Tracking.TrackNumber.TryParse(n, out _));
            RuleFor(r => r.Endpoint).Must(
                (r, _) => PushSubscription.Parse(r.Endpoint, r.P256dh, r.Auth, options.Value.AllowLoopback) is not null);
        }
    }

    internal sealed class StoppedValidator : AbstractValidator<Stopped>
    {
        public StoppedValidator()
        {
            RuleFor(r => r.TrackNumber).Must(n => Domain.Tracking.TrackNumber.TryParse(n, out _));
            RuleFor(r => r.Endpoint).NotEmpty().MaximumLength(PushSubscription.LongestEndpoint);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var push = routes.MapGroup("/notices/push").AllowAnonymous().RequireRateLimiting(RateLimits.Lookups).ExcludeFromDescription();
        push.MapPost("/", BeginAsync).WithValidation<Request>();
        push.MapPost("/stop", StopAsync).WithValidation<Stopped>();
    }

    private static async Task<IResult> BeginAsync(
        Request request,
        HttpContext context,
        TrackingLookup lookup,
        NoticeDoor door,
        AskToBeTold asking,
        IOptions<NoticeOptions> options,
        CancellationToken cancellationToken)
    {
        var number = TrackNumber.Parse(request.TrackNumber!);
        var asker = context.Connection.RemoteIpAddress;
        if (!door.HasPush || await lookup.FindAsync(number, request.Generation, asker, cancellationToken) is not { IsKnown: true } found)
        {
            return TypedResults.NotFound();
        }

        if (!door.Takes(asker))
        {
            context.RetryAfter(TimeSpan.FromDays(1));
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var browser = PushSubscription.Parse(request.Endpoint, request.P256dh, request.Auth, options.Value.AllowLoopback)!;
        var choice = new NoticeChoice(NoticeEvents.All, NoticeForm.Night, NoticeForm.DefaultZone, Languages.Current);
        var capability = await asking.AtOnceAsync(
            found.Shipment.TrackNumber,
            found.Shipment.Generation,
            NoticeChannel.Push,
            browser.Endpoint,
            browser.Packed(),
            choice,
            cancellationToken);
        return TypedResults.Ok(new Response($"/notices/{capability}"));
    }

    /// <summary>The same answer whether or not there was anything to stop.</summary>
    private static async Task<IResult> StopAsync(
        Stopped request, HttpContext context, TrackingLookup lookup, NoticeBook book, CancellationToken cancellationToken)
    {
        var (number, asker) = (TrackNumber.Parse(request.TrackNumber!), context.Connection.RemoteIpAddress);
        if (Uri.TryCreate(request.Endpoint, UriKind.Absolute, out var endpoint)
            && await lookup.FindAsync(number, request.Generation, asker, cancellationToken) is { IsKnown: true } found)
        {
            await book.StopBrowserAsync(found.Shipment.TrackNumber, found.Shipment.Generation, endpoint.AbsoluteUri, cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
