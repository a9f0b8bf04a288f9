using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The customer's checklist alone, for the page that shows it already.</summary>
[Authorize(AuthenticationSchemes = BuyerAccess.Scheme)]
[EnableRateLimiting(RateLimits.Lookups)]
internal sealed class NeedsModel(ClaimVisit visit, ReadEvidence evidence) : FreshNeeds(visit, evidence);
