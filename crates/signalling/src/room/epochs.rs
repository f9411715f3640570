//! Which run of the media connection counts. Knows numbers, no sockets.

use deskside_protocol::signalling::Epoch;

/// The largest epoch a side is believed after a restart of the server: a million fresh starts within one
/// session did not happen, and the room must be able to count on from it.
const LARGEST_CLAIM: Epoch = 1_000_000;

/// The epochs of one session.
#[derive(Debug)]
pub(super) struct Epochs {
    running: Epoch,
    origin: Origin,
}

/// Where the running epoch is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// This room counted it.
    Counted,
    /// The server was restarted: the highest that a side told so far.
    Told,
}

/// No epoch can be as high as a side claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ImpossibleEpoch;

impl Epochs {
    /// Nothing has run yet.
    pub(super) fn new() -> Self {
        Self { running: 0, origin: Origin::Counted }
    }

    /// Something may run; the sides know it.
    pub(super) fn to_be_told() -> Self {
        Self { running: 0, origin: Origin::Told }
    }

    /// The epoch that runs; 0 before the first start.
    pub(super) fn running(&self) -> Epoch {
        self.running
    }

    /// Hears what a side says still stands.
    pub(super) fn hear(&mut self, claim: Epoch) -> Result<(), ImpossibleEpoch> {
        match self.origin {
            _ if claim <= self.running => Ok(()),
            Origin::Told if claim <= LARGEST_CLAIM => {
                self.running = claim;
                Ok(())
            }
            Origin::Told | Origin::Counted => Err(ImpossibleEpoch),
        }
    }

    /// Both sides are there with what still stands for each. Gives the epoch to start, or `None` when the
    /// same media connection stands on both.
    pub(super) fn meet(&mut self, host: Option<Epoch>, viewer: Option<Epoch>) -> Option<Epoch> {
        self.origin = Origin::Counted;
        if host == viewer && host == Some(self.running) && self.running > 0 {
            return None;
        }
        // Four thousand million starts away from the end, each of which costs a message.
        self.running = self.running.saturating_add(1);
        Some(self.running)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_epoch_is_one() {
        let mut epochs = Epochs::new();

        assert_eq!(epochs.running(), 0);
        assert_eq!(epochs.meet(None, None), Some(1));
    }

    #[test]
    fn sides_that_stand_at_the_same_epoch_go_on() {
        let mut epochs = Epochs::new();
        epochs.meet(None, None);

        assert_eq!(epochs.meet(Some(1), Some(1)), None);
    }

    #[test]
    fn sides_that_stand_at_different_epochs_start_a_new_one() {
        let mut epochs = Epochs::new();
        epochs.meet(None, None);
        epochs.meet(None, None);

        assert_eq!(epochs.meet(Some(2), Some(1)), Some(3));
        assert_eq!(epochs.meet(Some(3), None), Some(4));
    }

    #[test]
    fn sides_that_agree_on_an_epoch_long_past_start_a_new_one() {
        let mut epochs = Epochs::new();
        epochs.meet(None, None);
        epochs.meet(None, None);

        assert_eq!(epochs.meet(Some(1), Some(1)), Some(3));
        assert_eq!(Epochs::new().meet(Some(0), Some(0)), Some(1));
    }

    #[test]
    fn after_a_restart_the_sides_tell_the_epoch() {
        let mut epochs = Epochs::to_be_told();
        epochs.hear(5).expect("possible");
        epochs.hear(4).expect("possible");

        assert_eq!(epochs.running(), 5);
        assert_eq!(epochs.meet(Some(5), Some(4)), Some(6));
    }

    #[test]
    fn an_epoch_that_this_room_did_not_count_is_impossible() {
        let mut epochs = Epochs::new();
        epochs.meet(None, None);

        assert_eq!(epochs.hear(2), Err(ImpossibleEpoch));
    }

    #[test]
    fn an_absurd_epoch_is_impossible_even_after_a_restart() {
        assert_eq!(Epochs::to_be_told().hear(Epoch::MAX), Err(ImpossibleEpoch));
    }
}
