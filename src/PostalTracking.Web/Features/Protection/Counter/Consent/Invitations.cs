using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>What the counter shows of an invitation.</summary>
/// <param name="Id">Its hash, in hexadecimal digits: leads to the answer, opens nothing.</param>
/// <param name="Token">For the code on the screen; null where it was shown before.</param>
/// <param name="State">One of "waiting", "agreed", "refused", "expired".</param>
internal sealed record InvitationView(string Id, string? Token, string State, string? Phone, DateTimeOffset ExpiresAt)
{
    public bool IsFinal => State != "waiting";

    public string Words(string language) => this switch
    {
        { State: "agreed", Phone: { } phone } => CounterTexts.For("Consent.AgreedWithPhone", language, phone[^2..]),
        { State: "agreed" } => CounterTexts.For("Consent.Agreed", language),
        { State: "refused" } => CounterTexts.For("Consent.Refused", language),
        { State: "expired" } => CounterTexts.For("Consent.Expired", language),
        _ => CounterTexts.For("Consent.Waiting", language),
    };
}

/// <summary>Asks a buyer by a link, takes the one answer and tells it to the counter that asked.</summary>
internal sealed class Invitations(PostalTrackingDbContext db, TimeProvider clock)
{
    /// <returns>What the counter asks by, and what stands in the buyer's address.</returns>
    public async Task<(string Id, string Token)> MakeAsync(
        Seller seller, TrackNumber number, long cod, CancellationToken cancellationToken)
    {
        var token = ConsentInvitation.NewToken();
        var invitation = new ConsentInvitation
        {
            TokenHash = ConsentInvitation.Hash(token),
            StaffId = seller.StaffId,
            Office = seller.Office,
            TrackNumber = number.Value,
            Cod = cod,
            ExpiresAt = clock.GetUtcNow() + ConsentInvitation.Lasting,
        };
        db.Add(invitation);
        await db.SaveChangesAsync(cancellationToken);
        return (Convert.ToHexStringLower(invitation.TokenHash), token);
    }

    /// <summary>For the one who asked; null for everybody else.</summary>
    public async Task<InvitationView?> FindAsync(Guid staffId, string id, string? token, CancellationToken cancellationToken)
    {
        if (id.Length != 64 || !id.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var hash = Convert.FromHexString(id);
        var found = await db.Set<ConsentInvitation>().AsNoTracking()
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.StaffId == staffId, cancellationToken);
        return found is null ? null : new(id, token, State(found), found.Phone, found.ExpiresAt);
    }

    /// <summary>For the buyer; null where the link leads nowhere any more.</summary>
    public Task<ConsentInvitation?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (ConsentInvitation.Hash(token), clock.GetUtcNow());
        return db.Set<ConsentInvitation>().AsNoTracking()
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.ExpiresAt > now, cancellationToken);
    }

    /// <returns>False where it was answered before, or has run out.</returns>
    public async Task<bool> AnswerAsync(string token, ConsentAnswer answer, string? phone, CancellationToken cancellationToken)
    {
        var (hash, now) = (ConsentInvitation.Hash(token), clock.GetUtcNow());
        return await db.Set<ConsentInvitation>()
            .Where(i => i.TokenHash == hash && i.ExpiresAt > now && i.Answer == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Answer, answer).SetProperty(i => i.Phone, phone), cancellationToken) == 1;
    }

    private string State(ConsentInvitation invitation) => invitation switch
    {
        { Answer: ConsentAnswer.Agreed } => "agreed",
        { Answer: ConsentAnswer.Refused } => "refused",
        _ when invitation.ExpiresAt <= clock.GetUtcNow() => "expired",
        _ => "waiting",
    };
}
