/** So many points for each of the picture's own: sharp on screens and on paper. */
const SCALE = 2;

/** Has the browser draw a picture of the server's and keep it as a PNG; on white, whatever colours the page is in. */
export async function savePng(address: string, name: string): Promise<void> {
  const picture = new Image();
  picture.alt = '';
  picture.style.position = 'fixed';
  picture.style.visibility = 'hidden';
  // A picture that has a dark form takes the one of its place on the page, once it has been laid out there.
  picture.style.colorScheme = 'light';
  document.body.append(picture);
  try {
    picture.src = address;
    await picture.decode();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    keep(await drawn(picture), name);
  } finally {
    picture.remove();
  }
}

async function drawn(picture: HTMLImageElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * picture.naturalWidth;
  canvas.height = SCALE * picture.naturalHeight;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('the browser cannot draw');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
  if (file === null) throw new Error('the picture is too large for the browser');
  return file;
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
