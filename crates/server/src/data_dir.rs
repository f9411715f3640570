//! The data directory's files: the secret key, made at first start, and the database; readable by their owner only.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use deskside_app::context::Context;
use deskside_store::SecretKey;

const NAME: &str = "secret.key";

/// Makes the data directory, for its owner only, if it is not there.
pub(crate) fn make_directory(data: &Path) -> anyhow::Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .with_context(|| format!("cannot make {}", data.display()))
}

/// Makes the database's file, for its owner only, if it is not there; SQLite gives its companions the same mode.
pub(crate) fn make_private(file: &Path) -> anyhow::Result<()> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("cannot make {}", file.display()))?;
    Ok(())
}

/// Makes a new file for its owner only.
pub(crate) fn make_new(file: &Path) -> anyhow::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("cannot make {}", file.display()))
}

/// Sees to it that a new file's name is on the disk too.
pub(crate) fn sync_name(file: &Path) -> anyhow::Result<()> {
    let directory = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(directory.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

/// Where the key of this data directory is, or will be.
pub(crate) fn key_file(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// The key of this data directory, if it has one.
pub(crate) fn load(data: &Path) -> anyhow::Result<Option<SecretKey>> {
    let path = key_file(data);
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let mode = std::fs::metadata(&path)?.permissions().mode();
            if mode & 0o077 != 0 {
                bail!("{} can be read by others; make it mode 0600", path.display());
            }
            SecretKey::from_hex(&text).map(Some).with_context(|| format!("in {}", path.display()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Makes the key of this data directory.
pub(crate) fn make(data: &Path, context: &Context) -> anyhow::Result<SecretKey> {
    let path = key_file(data);
    let key = SecretKey::generate(context.random());
    // Under another name first: a crash must not leave half a key. Links sealed with a key that did not reach
    // the disk could never be opened again.
    let unfinished = path.with_extension("new");
    let cannot = || format!("cannot make {}", path.display());
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)
        .with_context(cannot)?;
    file.write_all(key.to_hex().as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&unfinished, &path).with_context(cannot)?;
    sync_name(&path)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskside_app::context::SystemClock;
    use std::sync::Arc;

    fn context() -> Context {
        Context::new(Arc::new(SystemClock))
    }

    #[test]
    fn the_key_is_kept_for_its_owner_only() {
        let data = tempfile::tempdir().unwrap();
        assert!(load(data.path()).unwrap().is_none());
        let made = make(data.path(), &context()).unwrap();
        let bits = std::fs::metadata(data.path().join(NAME)).unwrap().permissions().mode();
        assert_eq!(bits & 0o777, 0o600);
        assert_eq!(load(data.path()).unwrap().unwrap().to_hex(), made.to_hex());
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let data = tempfile::tempdir().unwrap();
        make(data.path(), &context()).unwrap();
        std::fs::set_permissions(data.path().join(NAME), std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(load(data.path()).is_err());
    }
}
