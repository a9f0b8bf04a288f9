using PostalTracking.Web.Features.Senders.Register;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>
/// What a decision says of the sender, in the transaction of the decision, as the last thing before the commit: whoever else writes
/// to the register waits from here on. The sender is found by whoever registered the parcel and by the traits that were entered.
/// </summary>
internal sealed class ConfirmFraud(SenderRegister register, ParcelSenders senders)
{
    /// <summary>The claim was decided with FraudConfirmed; decided so again, it counts from then.</summary>
    public async Task ConfirmAsync(
        string claimNumber, string trackNumber, short generation, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parcel = new SenderParcelKey(trackNumber, generation);
        await register.ConfirmAsync(claimNumber, parcel, await senders.NumberAsync(parcel, cancellationToken), at, cancellationToken);
    }

    /// <summary>The decision was reversed, or another reason was found. Nothing happens where no fraud was confirmed.</summary>
    public Task WithdrawAsync(string claimNumber, string trackNumber, DateTimeOffset at, CancellationToken cancellationToken) =>
        register.WithdrawAsync(claimNumber, trackNumber, at, cancellationToken);
}
