using System.Security.Cryptography;
using System.Text;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Counter;

internal abstract record CounterAnswer
{
    private CounterAnswer()
    {
    }

    /// <summary>Now or by an earlier sending of the same form.</summary>
    internal sealed record Sold(string PolicyNumber) : CounterAnswer;

    internal sealed record Refused(SaleRefusal Reason) : CounterAnswer;

    /// <summary>Another sending of this form is being worked on.</summary>
    internal sealed record Running : CounterAnswer;
}

/// <summary>
/// Sells by a form that may be sent more than once: twice by a double click, again after a lost answer. The key is the server's,
/// the answer is kept in the transaction of the sale.
/// </summary>
internal sealed class CounterSale(PostalTrackingDbContext db, IdempotencyLedger ledger, SellProtection sell)
{
    public async Task<CounterAnswer> SellAsync(SaleOrder order, Seller seller, string key, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        switch (await ledger.AdmitAsync($"staff:{seller.StaffId:N}", key, HashOf(order), cancellationToken))
        {
            case Admission.Done:
                return Read(ledger.Earlier!);
            case Admission.Running:
                return new CounterAnswer.Running();
            case Admission.Mismatch:
                // The form was changed after it had been answered: the sale stands as it was made, or was not.
                return new CounterAnswer.Refused(SaleRefusal.AlreadyProtected);
        }

        CounterAnswer answer = await sell.SellAsync(order, seller, cancellationToken) switch
        {
            SaleOutcome.Sold sold => new CounterAnswer.Sold(sold.Policy.PolicyNumber),
            SaleOutcome.NotEligible refused => new CounterAnswer.Refused(refused.Reason),
            _ => new CounterAnswer.Refused(SaleRefusal.AlreadyProtected),
        };
        await ledger.KeepAsync(Kept(answer));
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }

    // What the money depends on. The telephone is left out: a device keeps none, so the form may come again without it.
    private static byte[] HashOf(SaleOrder order) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"sale\n{order.TrackNumber.Value}\n{order.Cod}\n{order.Means}"));

    private static KeptAnswer Kept(CounterAnswer answer) => answer switch
    {
        CounterAnswer.Sold sold => new(StatusCodes.Status303SeeOther, "text/plain", null, Encoding.UTF8.GetBytes(sold.PolicyNumber)),
        CounterAnswer.Refused refused =>
            new(StatusCodes.Status422UnprocessableEntity, "text/plain", null, Encoding.UTF8.GetBytes(refused.Reason.ToString())),
        _ => throw new InvalidOperationException($"{answer} is no answer to keep."),
    };

    private static CounterAnswer Read(KeptAnswer kept)
    {
        var text = Encoding.UTF8.GetString(kept.Body.Span);
        return kept.Status == StatusCodes.Status303SeeOther
            ? new CounterAnswer.Sold(text)
            : new CounterAnswer.Refused(Enum.Parse<SaleRefusal>(text));
    }
}
