using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A partner's endpoints, and a form for one more.</summary>
[Authorize(Policy = StaffAccess.Partner)]
[EnableRateLimiting(RateLimits.Writes)]
internal sealed class ListModel(WebhookBook book, AddEndpoint add, RotateSecret rotate, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Receiver { get; set; }

    [BindProperty]
    public List<string> Types { get; set; } = [.. WebhookTypes.All];

    /// <summary>Becomes the endpoint's id: the form sent twice adds one.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public string NextKey { get; private set; } = FormKey.New();

    public IReadOnlyList<EndpointWords> Endpoints { get; private set; } = [];

    public string? Wrong { get; private set; }

    /// <summary>Of the endpoint just added.</summary>
    public (EndpointWords Endpoint, string Secret)? Added { get; private set; }

    private int Tenant => User.TenantId()!.Value;

    private static string Language => Languages.Current;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!FormKey.IsOne(Key))
        {
            return BadRequest();
        }

        var id = Guid.ParseExact(Key!, "N");
        switch (await add.RunAsync(Tenant, Receiver, Types, cancellationToken, id))
        {
            case AddedEndpoint.Added added:
                Show(added.Endpoint, added.Secret);
                break;
            case AddedEndpoint.Twice twice when twice.Id == id
                && await rotate.RunAsync(Tenant, id, 0, cancellationToken) is var (endpoint, secret):
                Show(endpoint, secret);
                break;
            case AddedEndpoint.BadAddress bad:
                Wrong = WebhookTexts.For($"Fault.{bad.Fault}", Language);
                break;
            case AddedEndpoint.BadTypes:
                Wrong = WebhookTexts.For("Fault.Types", Language, string.Join(", ", WebhookTypes.All));
                break;
            case AddedEndpoint.TooMany many:
                Wrong = WebhookTexts.For("Fault.TooMany", Language, many.Most);
                break;
            default:
                Wrong = WebhookTexts.For("Fault.Twice", Language);
                break;
        }

        NextKey = Added is null ? Key! : NextKey;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private void Show(WebhookEndpoint endpoint, string secret)
    {
        Added = (new(endpoint, Language, clock.GetUtcNow()), secret);
        (Receiver, Types) = (null, [.. WebhookTypes.All]);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Endpoints = [.. (await book.ListAsync(Tenant, cancellationToken)).Select(endpoint => new EndpointWords(endpoint, Language, now))];
    }
}
