using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>One endpoint of a partner: how it goes, its secret, a test, its log.</summary>
[Authorize(Policy = StaffAccess.Partner)]
[EnableRateLimiting(RateLimits.Writes)]
internal sealed class OneModel(
    WebhookBook book,
    DeliveryLog log,
    RotateSecret rotate,
    SwitchEndpoint change,
    ConfirmEndpoint confirm,
    TestEndpoint test,
    ReplayDeliveries replay,
    TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public Guid EndpointId { get; set; }

    [BindProperty(SupportsGet = true)]
    public DeliveryState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    public WebhookEndpoint Endpoint { get; private set; } = null!;

    public EndpointWords Words { get; private set; } = null!;

    public IReadOnlyList<LoggedDelivery> Lines { get; private set; } = [];

    /// <summary>The cursor of the next page of the log.</summary>
    public string? Next { get; private set; }

    /// <summary>What was done, or why not.</summary>
    public (string Said, bool IsGood)? Note { get; private set; }

    /// <summary>The secret just made.</summary>
    public string? Secret { get; private set; }

    public ReceiverAnswer? Tested { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    private int Tenant => User.TenantId()!.Value;

    private static string Language => Languages.Current;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostRotateAsync(int version, CancellationToken cancellationToken)
    {
        if (await rotate.RunAsync(Tenant, EndpointId, version, cancellationToken) is var (_, secret))
        {
            (Secret, Note) = (secret, (Word("Rotated"), true));
        }
        else
        {
            Note = (Word("Rotate.Old"), false);
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        Tested = (await test.RunAsync(Tenant, EndpointId, cancellationToken) as Tested.Sent)?.Answer;
        return await ShowAsync(cancellationToken);
    }

    /// <param name="challenge">As it came to the address; without it one is sent there.</param>
    public async Task<IActionResult> OnPostConfirmAsync(string? challenge, CancellationToken cancellationToken)
    {
        var confirmation = string.IsNullOrWhiteSpace(challenge)
            ? await confirm.AskAsync(Tenant, EndpointId, cancellationToken)
            : await confirm.TypedAsync(Tenant, EndpointId, challenge, cancellationToken);
        (Tested, Note) = confirmation switch
        {
            Confirmation.Given => (null, (Word("Confirmed"), true)),
            Confirmation.Missing(var answer) => (answer, (Word("Confirm.Missing"), false)),
            Confirmation.TooOften many => (null, (Word("Confirm.TooOften", many.PerDay), false)),
            _ => ((ReceiverAnswer?)null, ((string, bool)?)(Word("Fault.Challenge"), false)),
        };
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAgainAsync(string? message, CancellationToken cancellationToken)
    {
        Say(MessageIds.TryParse(message, out var id)
            ? await replay.OneAsync(Tenant, EndpointId, id, cancellationToken)
            : new Replayed.Unknown());
        return await ShowAsync(cancellationToken);
    }

    /// <param name="from">As the browser's field has it, without a zone: UTC.</param>
    public async Task<IActionResult> OnPostRangeAsync(DateTime? from, DateTime? to, CancellationToken cancellationToken)
    {
        if (from is not { } first || to is not { } last || last < first)
        {
            Note = (Word("Fault.Times"), false);
        }
        else
        {
            // The last minute as a whole.
            Say(await replay.RangeAsync(
                Tenant, EndpointId, Utc(first), Utc(last).AddMinutes(1).AddTicks(-10), cancellationToken));
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken)
    {
        if (await change.EnableAsync(Tenant, EndpointId, cancellationToken) is not null)
        {
            Note = (Word("Enabled"), true);
        }

        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
    {
        await change.DisableAsync(Tenant, EndpointId, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await change.RemoveAsync(Tenant, EndpointId, cancellationToken) ? LocalRedirect("/partner/webhooks") : NotFound();

    private static DateTimeOffset Utc(DateTime typed) => new(DateTime.SpecifyKind(typed, DateTimeKind.Utc));

    private static string Word(string key, params ReadOnlySpan<object?> values) => WebhookTexts.For(key, Language, values);

    private void Say(Replayed replayed) => Note = replayed switch
    {
        Replayed.Queued { UpTo: { } last } queued => (
            Word("Replayed.More", queued.Count, new DateWords(Language).Moment(PlaceTime.Of(last, Now, null))), true),
        Replayed.Queued queued => (Word("Replayed", queued.Count), true),
        Replayed.Off => (Word("Replay.Off"), false),
        Replayed.Unconfirmed => (Word("One.Unconfirmed"), false),
        _ => (Word("Replay.Unknown"), false),
    };

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await book.FindAsync(Tenant, EndpointId, cancellationToken) is not { } endpoint)
        {
            return NotFound();
        }

        (Endpoint, Words) = (endpoint, new(endpoint, Language, Now));
        var number = string.IsNullOrWhiteSpace(Number) ? null
            : TrackNumber.TryParse(Number, out var read) ? read.Value
            : Number.Trim();
        (Lines, Next) = await log.PageAsync(EndpointId, State, number, Request.Query["after"], PageSize, cancellationToken);
        return Page();
    }
}
